import type { ByteRange } from '../model/byte-range.ts';

/**
 * Passes on a part of a stream, as it comes: nothing waits in memory but the chunk at hand.
 * @param range within the content
 */
export function takePart(
  content: ReadableStream<Uint8Array>,
  { start, length }: ByteRange,
): ReadableStream<Uint8Array> {
  const reader = content.getReader();
  let toSkip = start;
  let left = length;
  return new ReadableStream({
    async pull(controller) {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          controller.error(new Error('the file is shorter than it was'));
          return;
        }
        const part = value.subarray(Math.min(toSkip, value.length), toSkip + left);
        toSkip = Math.max(0, toSkip - value.length);
        if (part.length === 0) continue;
        controller.enqueue(part);
        left -= part.length;
        if (left > 0) return;
        controller.close();
        await reader.cancel();
        return;
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
