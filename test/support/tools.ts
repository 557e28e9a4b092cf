import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** A program of the machine that some tests need. */
interface Tool {
  readonly isMissing: boolean;
  /** A title that says why a test is skipped, where it is. */
  readonly entitle: (title: string) => string;
}

/**
 * Tests without their tool are skipped, and say so; but where CI is set, they fail.
 * @param debian the package that has it
 */
export function requireTool(name: string, isThere: boolean, debian = name): Tool {
  const reason = `${name} is not installed (Debian has it as ${debian})`;
  if (!isThere && process.env.CI) throw new Error(`${reason}, and CI skips no test`);
  return {
    isMissing: !isThere,
    entitle: (title) => (isThere ? title : `${title}: skipped, ${reason}`),
  };
}

/** Whether a program runs. */
export const canRun = (program: string, ...args: readonly string[]): boolean =>
  spawnSync(program, args).status === 0;
