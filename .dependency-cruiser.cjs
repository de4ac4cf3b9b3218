/* The layer rules of the house as data: each folder and what it may import. Everything else is a fault. */

/** In import order: a context imports only those to its left. */
const CONTEXTS = [
  'identity',
  'operations',
  'regulations',
  'registry',
  'questions',
  'learning',
  'exams',
  'credits',
  'credentials',
  'training',
  'duties',
  'certification',
  'appointments',
  'overview',
];

const any = (names) => `(${names.join('|')})`;
const everyContext = any(CONTEXTS);

/** Rooms of a context → what they may import: rooms of their own, rooms of contexts to the left, folders beside. */
const ROOMS = {
  rules: { own: ['rules'], left: ['rules'], beside: [] },
  data: { own: ['data', 'rules'], left: ['rules'], beside: ['platform', 'generated'] },
  jobs: { own: ['jobs', 'rules'], left: ['rules'], beside: ['platform'] },
  commands: {
    own: ['commands', 'data', 'rules', 'jobs'],
    left: ['commands', 'queries', 'rules'],
    beside: ['platform'],
  },
  queries: { own: ['queries', 'data', 'rules'], left: ['queries', 'rules'], beside: ['platform'] },
};

/** Folders beside the contexts → what of `app` they may import. */
const FOLDERS = {
  routes: `^app/(routes|ui|http)/|^app/platform/(env|clock|logger|id)\\.ts$|^app/${everyContext}/(commands|queries|rules)/`,
  ui: `^app/ui/|^app/${everyContext}/rules/`,
  http: `^app/(http|platform|ui/(messages|locale))|^app/identity/(commands|queries|rules)/|^app/${everyContext}/rules/`,
  'http/endpoints': `^app/(http|platform)/|^app/${everyContext}/(commands|queries|rules)/`,
  platform: `^app/(platform|generated)/`,
};

const roomRules = CONTEXTS.flatMap((context, index) =>
  Object.entries(ROOMS).map(([room, { own, left, beside }]) => {
    const allowed = [`^app/${context}/${any(own)}/`];
    const leftContexts = CONTEXTS.slice(0, index);
    if (leftContexts.length > 0) allowed.push(`^app/${any(leftContexts)}/${any(left)}/`);
    // Whose rows somebody may see, and where an organization stands, is written once.
    if (room === 'data') allowed.push('^app/identity/data/(scope-sql|organization-places)\\.ts$');
    if (beside.length > 0) allowed.push(`^app/${any(beside)}/`);
    return {
      name: `${context}-${room}`,
      comment: `app/${context}/${room} may import its own ${own.join(', ')}; ${left.join(', ')} of contexts to its left; ${beside.join(', ') || 'nothing'} beside`,
      severity: 'error',
      from: { path: `^app/${context}/${room}/` },
      to: { path: '^(app|workers)/', pathNot: allowed },
    };
  }),
);

const folderRules = Object.entries(FOLDERS).map(([folder, allowed]) => ({
  name: folder,
  comment: `app/${folder} may import only ${allowed}`,
  severity: 'error',
  // What answers beside Remix is to its context what a route is.
  from: { path: `^app/${folder}/`, ...(folder === 'http' && { pathNot: '^app/http/endpoints/' }) },
  to: {
    path: '^(app|workers)/',
    pathNot: allowed,
    // The shape of what a query gives is a page's business too; calling it is not.
    ...(folder === 'ui' && { dependencyTypesNot: ['type-only'] }),
  },
}));

/** A package and the places that may use it. */
const packageRule = (name, comment, packages, places) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^(app|workers)/', pathNot: places },
  to: { path: `node_modules/${any(packages)}(/|$)` },
});

const SERVER = '^app/server/';

module.exports = {
  forbidden: [
    ...roomRules,
    ...folderRules,
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(app|workers)/', pathNot: '^app/generated/' },
      to: { circular: true },
    },
    {
      name: 'app-not-workers',
      comment: 'The application never imports the worker.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^workers/' },
    },
    {
      name: 'workers',
      comment: 'The worker uses commands, jobs and rules of the contexts and the platform.',
      severity: 'error',
      from: { path: '^workers/' },
      // The HTML of a lesson is made once, by the worker: the only page that it draws. Mails are words, too.
      to: {
        path: '^app/',
        pathNot: `^app/platform/|^app/${everyContext}/(commands|jobs|rules)/|^app/ui/(lesson|mail)/`,
      },
    },
    {
      name: 'one-level-of-rooms',
      comment: 'A context has five rooms and no other.',
      severity: 'error',
      from: {},
      to: { path: `^app/${everyContext}/(?!(rules|data|commands|queries|jobs)/)` },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules use no Node built-in; of packages only zod, pure-rand and the date library.',
      severity: 'error',
      from: { path: `^app/${everyContext}/rules/` },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'],
        pathNot: 'node_modules/(zod|pure-rand|temporal-polyfill)/',
      },
    },
    packageRule(
      'prisma-in-data',
      'Prisma and SQL only in data/ and platform.',
      ['@prisma', 'pg', '@types/pg'],
      [`^app/${everyContext}/data/`, '^app/platform/', '^app/generated/', SERVER],
    ),
    {
      name: 'settings-before-client',
      comment: 'A first start checks its settings before there is a Prisma client.',
      severity: 'error',
      from: { path: '^app/server/print-settings\\.ts$' },
      to: { path: '^app/generated/', reachable: true },
    },
    {
      name: 'generated-in-data',
      comment: 'The generated client only in data/ and platform.',
      severity: 'error',
      from: { path: '^(app|workers)/', pathNot: [`^app/${everyContext}/data/`, '^app/platform/', '^app/generated/'] },
      to: { path: '^app/generated/' },
    },
    packageRule(
      'queue-at-the-edges',
      'BullMQ and ioredis only in platform, jobs and workers.',
      ['bullmq', 'ioredis'],
      ['^app/platform/', `^app/${everyContext}/jobs/`, '^workers/', SERVER],
    ),
    packageRule(
      'react-at-the-face',
      'React and Remix only in routes, ui, http, root and entries.',
      ['react', 'react-dom', '@types/react', '@types/react-dom', '@remix-run'],
      ['^app/(routes|ui|http)/', '^app/(root|entry\\.client|entry\\.server)\\.tsx$', '^app/routes\\.ts$', SERVER],
    ),
    {
      name: 'not-to-dev-dependency',
      comment: 'What runs in production is a dependency.',
      severity: 'error',
      from: { path: '^(app|workers)/', pathNot: [SERVER, '^app/routes\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'not-unresolvable',
      severity: 'error',
      from: { path: '^(app|workers)/' },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|node_modules/\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
