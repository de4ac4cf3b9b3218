import type { Processor } from './processor.ts';

/** Every background job and what answers it. */
export const processors: readonly Processor[] = [];
