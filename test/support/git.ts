import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { expect } from 'vitest';

/** Runs git in a folder, with nobody's settings. */
export function git(root: string, ...args: readonly string[]): void {
  const settings = ['user.name=T', 'user.email=t@news.test', 'commit.gpgsign=false'];
  const { status } = spawnSync(
    'git',
    [...settings.flatMap((setting) => ['-c', setting]), ...args],
    {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1' },
    },
  );
  expect(status).toBe(0);
}

/** Commits everything in a folder, as the first commit of a repository. */
export function commitAll(root: string): void {
  git(root, 'init', '--quiet');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'step');
}
