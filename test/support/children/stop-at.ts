import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import process from 'node:process';

// Loaded before a compile: stops it before it changes the file system for the nth time. For good, with SIGKILL,
// of which nobody is told; or for a while. Whoever comes to the end prints what it has called.
const CHANGES = [
  'linkSync',
  'mkdirSync',
  'renameSync',
  'rmSync',
  'symlinkSync',
  'writeFileSync',
] as const;

const { STOP_AT = '', PAUSE = '' } = process.env;
const called: string[] = [];

function stop(): void {
  if (PAUSE === '') process.kill(process.pid, 'SIGKILL');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(PAUSE));
}

/** Looks at a call before it is made. */
function watch(name: string, args: readonly unknown[]): void {
  // Of two files, the second is the one that is there after the call.
  const file = /^(?:rename|link|symlink)/.test(name) ? args[1] : args[0];
  called.push(`${name} ${path.basename(String(file))}`);
  if (called.length === Number(STOP_AT)) stop();
}

for (const name of CHANGES) {
  const call: (...args: never) => unknown = fs[name];
  Object.assign(fs, {
    [name]: (...args: readonly unknown[]): unknown => {
      watch(name, args);
      return Reflect.apply(call, fs, [...args]);
    },
  });
}
syncBuiltinESMExports();
process.on('exit', () => console.log(called.join('\n')));
