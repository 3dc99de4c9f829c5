/**
 * A Jest transformer that leaves guards out of files, for `switched-off.security.ts`. The program on the disk stays as it is,
 * and knows nothing of this: no variable of it switches a defence off.
 *
 * Plain JavaScript: Jest loads it before its own module mapping works.
 */
import { createHash } from 'node:crypto';
import swc from '@swc/jest';

/** @param options those of @swc/jest, and `cuts`: see `Cut` */
export default {
  createTransformer({ cuts, ...swcOptions }) {
    const inner = swc.createTransformer(swcOptions);
    const left = (source, path) => {
      let text = source;
      for (const [file, guard, without] of cuts) {
        if (!path.endsWith(`/${file}`)) continue;
        if (text.split(guard).length !== 2) throw new Error(`${file} does not hold its guard once: ${guard}`);
        text = text.replace(guard, () => without);
      }
      return text;
    };
    return {
      ...inner,
      process: (source, path, options) => inner.process(left(source, path), path, options),
      processAsync: (source, path, options) => inner.processAsync(left(source, path), path, options),
      getCacheKey: (source, path, options) =>
        createHash('sha256')
          .update(inner.getCacheKey(left(source, path), path, options))
          .digest('hex'),
    };
  },
};
