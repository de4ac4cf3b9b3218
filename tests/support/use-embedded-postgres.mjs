import { embeddedPostgres } from '../../app/server/embedded-postgres.mjs';

const [dataFolder, installationId] = process.argv.slice(2);
const postgres = embeddedPostgres({ dataFolder, installationId });
process.on('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
const { started, pid } = await postgres.start();
process.send({ started, pid });
// Stays until it is told to go, or until nobody is left to tell it.
process.on('message', () => {});
