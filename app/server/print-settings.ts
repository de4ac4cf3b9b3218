import { env } from '../platform/env.ts';
import { dataFolder, installation, masterSecret } from '../platform/installation.ts';
import { readTlsFiles } from '../platform/tls-files.ts';
import { runProgram } from './run-program.ts';

/**
 * Checks the settings and prints those that the starter needs, as JSON: it is plain JavaScript and leaves every rule
 * about settings to the one module that has them. Makes the data folder, the installation's id and its secret where they
 * are not. With `--reach` also whether the queue is where the settings say.
 */
await runProgram(async (given) => {
  masterSecret();
  readTlsFiles();
  if (given.includes('--reach') && env.REDIS_URL)
    await (await import('../platform/reach-redis.ts')).requireRedis(env.REDIS_URL);
  const settings = {
    installationId: installation().id,
    dataFolder: dataFolder(),
    host: env.HOST,
    port: env.PORT,
    isSecure: Boolean(env.TLS_CERT),
    publicUrl: env.PUBLIC_URL ?? null,
    demonstration: env.DEMONSTRATION,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? null,
  };
  console.log(JSON.stringify(settings));
  return 0;
});
