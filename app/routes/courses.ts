import { redirect } from '@remix-run/node';
import { forActor } from '~/http/route-functions.server.ts';

/** Courses are listed where people study; whoever shortens the address of one comes there. */
export const loader = forActor(async () => redirect('/learn#courses', 302));
