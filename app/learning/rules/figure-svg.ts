/** Elements and attributes a figure may be drawn with. Colours come by class, so that they follow the page. */
const ELEMENTS = [
  'svg',
  'title',
  'desc',
  'g',
  'text',
  'tspan',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'path',
];
const ATTRIBUTES =
  /^(xmlns|viewBox|role|x|y|x1|x2|y1|y2|dx|dy|cx|cy|r|rx|ry|width|height|d|points|transform|class|text-anchor|dominant-baseline|font-size|font-weight|letter-spacing|stroke-width|stroke-dasharray|stroke-linecap|stroke-linejoin|opacity|aria-hidden)$/;
const COLOUR_CLASSES =
  /^(?:(?:f-(?:ink|ink2|line|card|sunk|red|pass|due|info|none)|s-(?:ink|ink2|line|red|pass|due|info))\s*)+$/;

export type Figure = {
  /** the drawing, safe to inline */
  readonly svg: string;
  /** how many CSS pixels wide it must stand so that its smallest text can be read; narrower screens scroll it */
  readonly leastWidth: number;
};

/** Text smaller than this many CSS pixels cannot be read on a phone. */
const LEAST_TEXT_PIXELS = 11;

/**
 * Reads a figure file.
 *
 * @returns the figure, or what is wrong with it
 */
export function readFigure(source: string): Figure | { fault: string } {
  const svg = source
    .replace(/<\?xml[^>]*\?>/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .trim();
  const [, width] = /^<svg [^>]*viewBox="0 0 (\d+) \d+"/.exec(svg) ?? [];
  if (!width) return { fault: 'must begin with <svg … viewBox="0 0 W H">' };
  if (!svg.endsWith('</svg>')) return { fault: 'must end with </svg>' };
  if (!/<title>[^<]+<\/title>/.test(svg)) return { fault: 'needs a <title>' };
  for (const [, name = '', attributes = ''] of svg.matchAll(/<([A-Za-z!?/][^\s>/]*)([^>]*)>/g)) {
    if (name.startsWith('/')) continue;
    if (!ELEMENTS.includes(name)) return { fault: `<${name}> is not allowed` };
    const rest = attributes.replace(/\s([\w:-]+)="([^"<>]*)"/g, (all, key: string, value: string) =>
      ATTRIBUTES.test(key) && (key !== 'class' || COLOUR_CLASSES.test(value)) ? '' : all,
    );
    if (rest.replace('/', '').trim()) return { fault: `${rest.trim().slice(0, 60)} is not allowed` };
    if (name === 'svg' && /\s(width|height)=/.test(attributes)) return { fault: '<svg> has no width or height' };
  }
  const sizes = [...svg.matchAll(/<text[^>]*font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
  const smallest = Math.min(16, ...sizes);
  return { svg: svg.replace(/\s*\n\s*/g, ''), leastWidth: Math.ceil((Number(width) * LEAST_TEXT_PIXELS) / smallest) };
}
