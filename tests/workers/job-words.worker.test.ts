import { expect, it } from 'vitest';
import { jobMessages } from '~/ui/messages/jobs.ts';
import { processors } from '~workers/processors.ts';

it('calls every background job by words, not by its name', () => {
  expect(processors.map(({ job }) => job).filter((job) => !(job in jobMessages))).toEqual([]);
});
