const DOCUMENT = /^[a-z0-9-]{2,60}$/;
const ARTICLE = /^[A-Za-z0-9.]{1,12}$/;
const IDENTIFIER = /^[a-z0-9][a-z0-9-]{0,40}$/;
/** Files of `content/media`, served by this platform: nothing is ever asked of another host. */
const RECORDING = /^\/media\/[A-Za-z0-9][\w.-]{0,110}\.(mp4|webm|mp3|m4a)$/;
const WEBM = /^\/media\/[A-Za-z0-9][\w.-]{0,110}\.webm$/;
const POSTER = /^\/media\/[A-Za-z0-9][\w.-]{0,110}\.(webp|png|jpg)$/;
const CAPTIONS = /^\/media\/[A-Za-z0-9][\w.-]{0,110}\.vtt$/;
/** Words: no markup and no control characters. */
const WORDS = /^[^\p{Cc}<>]{1,300}$/u;

export type ComponentRule = {
  /** attribute → what its literal must match */
  readonly attributes: Readonly<Record<string, RegExp>>;
  readonly required: readonly string[];
  /** where it must stand; left out, anywhere */
  readonly within?: readonly string[];
};

/** The only JSX that lesson text may hold (`content/README.md`). Whatever is not listed is refused. */
export const LESSON_COMPONENTS: Readonly<Record<string, ComponentRule>> = {
  Clause: { attributes: { doc: DOCUMENT, article: ARTICLE }, required: ['doc', 'article'] },
  ClauseNote: { attributes: { doc: DOCUMENT, article: ARTICLE }, required: ['doc', 'article'] },
  Callout: { attributes: { type: /^(info|warn|practice)$/, title: WORDS }, required: ['type', 'title'] },
  Steps: { attributes: {}, required: [] },
  Step: { attributes: { title: WORDS }, required: ['title'], within: ['Steps'] },
  Comparison: { attributes: { title: WORDS }, required: ['title'] },
  KeyNumber: {
    attributes: { value: WORDS, unit: WORDS, label: WORDS, doc: DOCUMENT, article: ARTICLE },
    required: ['value', 'label', 'doc', 'article'],
  },
  SelfCheck: {
    attributes: {
      id: IDENTIFIER,
      type: /^(single|multiple|truefalse)$/,
      answer: /^([A-H]{1,8}|true|false)$/,
      doc: DOCUMENT,
      article: ARTICLE,
    },
    required: ['id', 'type', 'answer', 'doc', 'article'],
  },
  Question: { attributes: {}, required: [], within: ['SelfCheck'] },
  Option: { attributes: { id: /^[A-H]$/ }, required: ['id'], within: ['SelfCheck'] },
  Feedback: { attributes: {}, required: [], within: ['SelfCheck'] },
  Figure: { attributes: { name: IDENTIFIER, alt: WORDS, caption: WORDS }, required: ['name', 'alt'] },
  Video: {
    attributes: {
      src: RECORDING,
      webm: WEBM,
      poster: POSTER,
      captions: CAPTIONS,
      title: WORDS,
      length: /^\d{1,3}:[0-5]\d$/,
      sound: /^none$/,
    },
    required: ['src', 'captions', 'title'],
  },
  Unconfirmed: { attributes: {}, required: [] },
};

/** Markdown that may stand in a lesson. Images, raw HTML, definitions and code that runs are not among it. */
export const LESSON_NODES: ReadonlySet<string> = new Set([
  'root',
  'paragraph',
  'text',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'code',
  'list',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableCell',
  'link',
  'break',
  'thematicBreak',
]);

/** Links lead to pages of this platform or to a heading, never to another host. */
export const LESSON_LINK = /^(\/(?![/\\])|#)[^\s\\]*$/;
