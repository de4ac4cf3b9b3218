import { now } from '~/platform/clock.ts';
import { drawableQuestions } from '~/questions/queries/live-cells.server.ts';
import { loadQuestionVersions } from '~/questions/queries/question-versions.server.ts';
import type { PoolQuestion } from '../rules/assemble-paper.ts';

/** A hall of people starts within seconds of one another: they share one reading of the pool. */
const FRESH_MS = 3_000;
const MOST_BANKS = 50;

type Held = { readAt: number; pool: Promise<PoolQuestion[]> };
const held = new Map<string, Held>();

/** The released questions of one pool of a bank, as paper assembly needs them. */
export async function drawPool(bankId: string, pool: 'LIVE' | 'PRACTICE'): Promise<PoolQuestion[]> {
  const key = `${pool} ${bankId}`;
  const at = now().getTime();
  const known = held.get(key);
  if (known && at - known.readAt < FRESH_MS) return known.pool;
  const reading = read(bankId, pool);
  reading.catch(() => held.delete(key));
  if (held.size >= MOST_BANKS) held.clear();
  held.set(key, { readAt: at, pool: reading });
  return reading;
}

async function read(bankId: string, pool: 'LIVE' | 'PRACTICE'): Promise<PoolQuestion[]> {
  const drawable = await drawableQuestions([bankId], pool);
  const versions = await loadQuestionVersions(drawable.map((question) => question.versionId));
  return drawable.map(({ questionId, versionId, topicCode, type }) => ({
    questionId,
    versionId,
    topic: topicCode,
    type,
    options:
      type === 'TRUE_FALSE'
        ? ''
        : (versions
            .get(versionId)
            ?.options.map((option) => option.id)
            .join('') ?? ''),
  }));
}
