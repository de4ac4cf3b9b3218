import { issueSetupLink } from '../identity/commands/set-up-authority.server.ts';
import { writeSetupLink } from '../platform/setup-link-file.ts';
import { runProgram } from './run-program.ts';

/** Makes the one-time link for the real authority and keeps it in the data folder; none where it is set up. */
await runProgram(async () => {
  writeSetupLink(await issueSetupLink(new Date()));
  return 0;
});
