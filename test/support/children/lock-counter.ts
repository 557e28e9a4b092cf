import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '../../../src/compile/build-mutex.ts';

// Counts under a lock, in a way that loses numbers where two do it at once; every few rounds, it may be killed.
const [lock = '', counter = '', rounds = '', deadly = ''] = process.argv.slice(2);
const waiting = { onWait: () => {}, patience: 60_000 };

for (let round = 0; round < Number(rounds); round += 1) {
  await withLock(lock, waiting, async () => {
    const count = Number(readFileSync(counter, 'utf8'));
    await sleep(Math.random() * 3);
    writeFileSync(counter, `${count + 1}`);
    if (String(round) === deadly) process.kill(process.pid, 'SIGKILL');
  });
}
