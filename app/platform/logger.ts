import pino from 'pino';
import { env } from './env.ts';

export type Logger = pino.Logger;

/** Names of things that must never reach a log, wherever in a logged object they stand on the first two levels. */
const PRIVATE = [
  'password',
  'newPassword',
  'token',
  'code',
  'secret',
  'cookie',
  'authorization',
  'set-cookie',
  'name',
  'fullName',
  'phone',
  'email',
  'idNumber',
  'accountNumber',
  'answer',
  'answers',
  'body',
  'form',
];

type ReducedFault = {
  type: string;
  message?: string;
  faultCode?: unknown;
  constraint?: unknown;
  table?: unknown;
  stack?: string[];
  cause?: ReducedFault;
};

/**
 * What a log may say of a fault: its kind, code and place. Not its detail: PostgreSQL quotes the offending row there,
 * and Prisma prints the arguments of the call in front of the last line of its message.
 */
function faultWithoutValues(fault: unknown): ReducedFault {
  if (!(fault instanceof Error)) return { type: typeof fault };
  const { code, constraint, table } = fault as { code?: unknown; constraint?: unknown; table?: unknown };
  const lines = fault.message.split('\n').filter((line) => line.trim() !== '');
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: fault.name,
    message: (fault.name.startsWith('Prisma') ? lines.at(-1) : lines[0])?.trim() ?? '',
    ...(code === undefined ? {} : { faultCode: code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    stack: frames.slice(0, 12).map((line) => line.trim()),
    ...(fault.cause === undefined ? {} : { cause: faultWithoutValues(fault.cause) }),
  };
}

/** A fault in one line, without values: its kind, code, constraint and reduced message. For lists that people read. */
export function faultInBrief(fault: unknown): string {
  const { type, faultCode, constraint, message } = faultWithoutValues(fault);
  return [[type, faultCode, constraint].filter(Boolean).join(' '), message].filter(Boolean).join(': ');
}

/** A logger that writes JSON lines without personal data: ids, counts, durations and kinds only. */
export function createLogger(level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: faultWithoutValues, error: faultWithoutValues },
    redact: { paths: PRIVATE.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: '[private]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The process's logger. A wrong setting is reported where the program starts, not by importing this module. */
export const logger: Logger = createLogger(levelOrStandard());

function levelOrStandard(): string {
  try {
    return env.LOG_LEVEL;
  } catch {
    return 'info';
  }
}
