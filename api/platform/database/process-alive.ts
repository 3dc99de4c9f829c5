import { readFileSync } from 'node:fs';
import { errorCode } from '../errors/error-code.js';

/**
 * Whether a process with this id runs. A process that has ended but was never collected by its parent (common in
 * containers without an init) counts as ended.
 */
export function isProcessAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  try {
    // proc(5): "pid (name) state …"; the name may itself hold blanks and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.charAt(stat.lastIndexOf(')') + 2) !== 'Z';
  } catch {
    return false; // It ended between the two looks.
  }
}
