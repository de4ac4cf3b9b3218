import { it } from 'vitest';
import { faultJourney } from '../support/fault-journey.ts';
import { killableRedis } from '../support/killable-redis.ts';

const redis = await killableRedis();
if (redis) await faultJourney(redis);
else it.skip('needs the program redis-server on this machine', () => undefined);
