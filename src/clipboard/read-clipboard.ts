import type { ClipboardReading } from './clip.ts';
import { readLinuxClipboard } from './linux.ts';
import { readMacClipboard } from './macos.ts';
import type { Environment } from './run-tool.ts';
import { readWindowsClipboard } from './windows.ts';

const NO_POWERSHELL: ClipboardReading = {
  problem: 'PowerShell, which comes with Windows, is not here; add its folder to PATH',
};

/**
 * What is on the clipboard, read with what the system has.
 * @param platform of Node: `linux`
 */
export async function readClipboard(
  platform: string,
  environment: Environment,
): Promise<ClipboardReading> {
  if (platform === 'darwin') return readMacClipboard(environment);
  if (platform === 'win32') return (await readWindowsClipboard(environment)) ?? NO_POWERSHELL;
  // The Linux that Windows has inside: what was copied is on Windows' clipboard.
  const outside = environment.WSL_DISTRO_NAME ? await readWindowsClipboard(environment) : undefined;
  return outside ?? readLinuxClipboard(environment);
}
