import { embeddedPostgres } from './embedded-postgres.mjs';

/**
 * The database of this installation: the one that is named, or the embedded one.
 *
 * @param {import('./settings.mjs').Settings} settings
 */
export function openDatabase(settings) {
  if (settings.databaseUrl) {
    const urls = { applicationUrl: settings.databaseUrl, ownerUrl: settings.databaseOwnerUrl };
    return { isEmbedded: false, start: async () => urls, isRunning: () => true, stop: async () => {} };
  }
  const postgres = embeddedPostgres(settings);
  return {
    isEmbedded: true,
    async start() {
      const { appUrl, ownerUrl } = await postgres.start();
      return { applicationUrl: appUrl, ownerUrl };
    },
    isRunning: () => postgres.isRunning(),
    stop: () => postgres.stop(),
  };
}

/**
 * The environment of a program that prepares the database.
 *
 * @param {{ isEmbedded: boolean }} database
 * @param {{ applicationUrl: string, ownerUrl: string }} urls
 */
export function ownerEnvironment(database, urls) {
  return {
    ...process.env,
    DATABASE_URL: urls.applicationUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
    DATABASE_EMBEDDED: database.isEmbedded ? 'on' : 'off',
  };
}

/** The environment of web and worker: they never learn how to reach the database as its owner. */
export function applicationEnvironment(database, urls) {
  const { DATABASE_OWNER_URL: _owner, ...environment } = ownerEnvironment(database, urls);
  return environment;
}
