import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Longer texts are refused: hostile nesting costs seconds from about this size on. */
const MOST_CHARACTERS = 100_000;

/** An empty folder, so that nothing beside the text can be found from it; gone with the process. */
let nowhere: string | undefined;
function emptyFolder(): string {
  if (!nowhere) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia-mdx-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    nowhere = folder;
  }
  return nowhere;
}

const refuse = (): never => {
  throw new Error('only YAML front matter is allowed');
};

/**
 * Compiles MDX without front matter into a module body for `getMDXComponent`. For the worker and the command line
 * only: it takes a tenth of a second and hostile text takes more.
 *
 * @param onTree sees the tree before anything else does and may change it; what it throws is thrown here
 */
export async function compileMdx(source: string, onTree: (tree: { type: string }) => void): Promise<string> {
  if (source.length > MOST_CHARACTERS) throw new Error('the text is too long');
  // gray-matter inside the bundler runs `---js` front matter as code before any plugin: no text that has any gets there.
  if (/^\s*\uFEFF?\s*---/.test(source)) refuse();
  // Tens of megabytes that a worker which has nothing to compile need not hold.
  const [{ bundleMDX }, { default: remarkGfm }] = await Promise.all([import('mdx-bundler'), import('remark-gfm')]);
  let refusal: unknown;
  try {
    const { code } = await bundleMDX({
      source,
      cwd: emptyFolder(),
      grayMatterOptions: (options) => ({
        ...options,
        engines: {
          javascript: { parse: refuse, stringify: refuse },
          js: { parse: refuse, stringify: refuse },
          coffee: { parse: refuse, stringify: refuse },
          coffeescript: { parse: refuse, stringify: refuse },
          cson: { parse: refuse, stringify: refuse },
        },
      }),
      mdxOptions: (options) => ({
        ...options,
        remarkPlugins: [
          () => (tree: { type: string }) => {
            try {
              onTree(tree);
            } catch (fault) {
              refusal = fault;
              throw fault;
            }
          },
          remarkGfm,
          ...(options.remarkPlugins ?? []),
        ],
      }),
      esbuildOptions: (options) => ({ ...options, minify: true, target: ['es2022'], logLevel: 'silent' }),
    });
    return code;
  } catch (fault) {
    throw refusal ?? fault;
  }
}
