import { faultJourney } from '../support/fault-journey.ts';

await faultJourney(null);
