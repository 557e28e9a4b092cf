import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import autocannon from 'autocannon';
import { ASKING, pin } from './processor.ts';

/** Milliseconds between two looks at the clock: a round is longer than said by one of these at most. */
const TICK = 20;

/** With the share of one processor that the load itself took: near 1, it is the load that is measured. */
type Loaded = autocannon.Result & { readonly busy: number };

/** autocannon in a process and on a processor of its own; it ends where `using` does. */
export interface Load extends Disposable {
  readonly run: (options: autocannon.Options) => Promise<Loaded>;
}

async function load(options: autocannon.Options): Promise<Loaded> {
  const [before, start] = [process.cpuUsage(), performance.now()];
  const result = await autocannon({ sampleInt: TICK, ...options });
  const { user, system } = process.cpuUsage(before);
  return { ...result, busy: (user + system) / 1000 / (performance.now() - start) };
}

/** Starts this very file, so that nothing else of the benchmarks waits where requests are made. */
export function startLoad(): Load {
  const [program = '', ...args] = pin([process.execPath, import.meta.filename], ASKING);
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return {
    async run(options) {
      child.send(options);
      const [loaded]: readonly Loaded[] = await once(child, 'message');
      if (!loaded) throw new Error('the load ended without a result');
      return loaded;
    },
    // Nothing keeps it alive then.
    [Symbol.dispose]: () => child.disconnect(),
  };
}

if (import.meta.main) {
  process.on('message', async (options: autocannon.Options) => process.send?.(await load(options)));
}
