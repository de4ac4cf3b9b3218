export const APPLICATION_STATUSES = [
  'SUBMITTED',
  'UNIT_APPROVED',
  'RETURNED',
  'DECLINED',
  'WITHDRAWN',
  'APPROVED',
  'ISSUED',
] as const;

/** As a status of the list: what the person who looks has to review or to decide. */
export const WAITING = 'WAITING';

/** What the address of the list of applications may say. */
export const APPLICATION_LIST = {
  path: '/admin/certification',
  filters: { status: [...APPLICATION_STATUSES, WAITING] },
  sorts: ['submittedAt', 'name', 'unit'],
  defaultSort: '-submittedAt',
} as const;
