/** Shows on standard error how far a command has come: one line redrawn on a terminal, one line a step elsewhere. */

const WIDTH = 24;

export interface ProgressBar {
  /** The step that begins now, in words ("Reading the posting"). */
  step(title: string): void;
  /** Ends the bar; nothing is drawn after. */
  finish(title: string): void;
}

/** @param steps how many times `step` will be called */
export function createProgressBar(steps: number, stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  let done = 0;
  const draw = (share: number, title: string, last: boolean): void => {
    const filled = Math.round(share * WIDTH);
    const bar = `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}]`;
    const line = `${bar} ${String(Math.round(share * 100)).padStart(3)}% ${title}`;
    if (!stream.isTTY) stream.write(`${line}\n`);
    else stream.write(`\r\u001b[2K${line}${last ? '\n' : ''}`);
  };
  return {
    step(title) {
      draw(Math.min(1, done / steps), title, false);
      done += 1;
    },
    finish: (title) => draw(done >= steps ? 1 : done / steps, title, true),
  };
}
