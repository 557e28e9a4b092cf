const pad = (number: number): string => String(number).padStart(2, '0');

/**
 * A place in a recording as players show it.
 * @param seconds a fraction is left out
 * @example formatTime(3723.5) // → '1:02:03'
 */
export function formatTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = pad(whole % 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/**
 * The address of a recording from a place on, which every browser starts at.
 * @see https://www.w3.org/TR/media-frags/#naming-time
 * @example linkToTime('/media/talk.mp3', 62.5) // → '/media/talk.mp3#t=62.5'
 */
export const linkToTime = (url: string, seconds: number): string =>
  `${url.replace(/#.*$/s, '')}#t=${seconds}`;
