import { env } from '~/platform/env.ts';

/** The address under which others reach this site: the configured one, else the one of this request. */
export const publicOrigin = (request: Request): string => env.PUBLIC_URL ?? new URL(request.url).origin;
