import { faultJourney } from '../support/fault-journey.ts';
import { killableRedis } from '../support/killable-redis.ts';

await faultJourney(await killableRedis());
