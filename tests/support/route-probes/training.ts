import { classFields, planWithClass } from '../training-world.ts';
import { once, type ActionProbe, type RouteProbe } from './probe.ts';

export const planOf = once(planWithClass);

const plan = (suffix = ''): RouteProbe => ({
  inside: async (world) => `/admin/rotation/${(await planOf(world, 'unitA')).planId}${suffix}`,
  outside: async (world) => `/admin/rotation/${(await planOf(world, 'unitB')).planId}${suffix}`,
});

const plain = (fields: ReturnType<typeof classFields>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === null ? '' : String(value)]));

const WINDOW = { title: '测试轮训', windowFrom: '2026-01-01', windowTo: '2026-12-31' };
const write = (form: ActionProbe['form'] = {}): ActionProbe => ({ may: ['training.write'], form });
const attend = (form: ActionProbe['form'] = {}): ActionProbe => ({ may: ['attendance.write'], form });

export const trainingProbes: Record<string, RouteProbe> = {
  'admin-rotation': { inside: () => '/admin/rotation' },
  'admin-rotation-export': { inside: () => '/admin/rotation/export' },
  'admin-rotation-new': {
    inside: () => '/admin/rotation/new',
    actions: {
      count: { form: (world, place) => ({ organizationId: world[place].id }) },
      '': { form: (world, place) => ({ ...WINDOW, organizationId: world[place].id }) },
    },
  },
  'admin-rotation-plan': plan(),
  'admin-rotation-plan-export': plan('/export'),
  'admin-rotation-edit': {
    ...plan('/edit'),
    actions: { refresh: {}, close: {}, reopen: {}, '': { form: WINDOW } },
  },
  'admin-rotation-members': {
    ...plan('/members'),
    actions: { '': write((world, place) => ({ cadreId: world.as('CADRE', place).cadreId ?? '', reason: '长期病休' })) },
  },
  'admin-rotation-members-export': plan('/members/export'),
  'admin-classes': { inside: () => '/admin/classes', actions: { '': write() } },
  'admin-classes-export': { inside: () => '/admin/classes/export' },
  'admin-attendances': { inside: () => '/admin/classes/attendances' },
  'admin-attendances-export': { inside: () => '/admin/classes/attendances/export?by=person' },
  'admin-class-new': {
    inside: () => '/admin/classes/new',
    actions: { '': { form: (world, place) => ({ ...plain(classFields()), organizationId: world[place].id }) } },
  },
  'admin-class': {
    inside: async (world) => `/admin/classes/${(await planOf(world, 'unitA')).classId}`,
    outside: async (world) => `/admin/classes/${(await planOf(world, 'unitB')).classId}`,
    actions: {
      enrol: attend((world, place) => ({ staffNumbers: world.as('CADRE', place).accountNumber })),
      'enrol-unplanned': write({ most: '5' }),
      attendance: attend((world, place) => {
        const { cadreId } = world.as('CADRE', place);
        return { [`result:${cadreId}`]: 'COMPLETED', [`half:${cadreId}`]: '6' };
      }),
      edit: write(plain(classFields())),
      complete: write(),
      reopen: write({ why: '补录考勤' }),
      remove: attend((world, place) => ({ cadreId: world.as('CADRE', place).cadreId ?? '' })),
      cancel: write(),
      restore: write(),
    },
  },
};
