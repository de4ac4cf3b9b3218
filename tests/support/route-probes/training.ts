import { planWithClass } from '../training-world.ts';
import type { ProbeWorld, RouteProbe } from './probe.ts';

type Made = { planId: string; classId: string };
const made = new Map<string, Promise<Made>>();

function of(world: ProbeWorld, place: 'unitA' | 'unitB'): Promise<Made> {
  const known = made.get(place) ?? planWithClass(world, place);
  made.set(place, known);
  return known;
}

const plan = (suffix = ''): RouteProbe => ({
  inside: async (world) => `/admin/rotation/${(await of(world, 'unitA')).planId}${suffix}`,
  outside: async (world) => `/admin/rotation/${(await of(world, 'unitB')).planId}${suffix}`,
});

export const trainingProbes: Record<string, RouteProbe> = {
  'admin-rotation': { inside: () => '/admin/rotation' },
  'admin-rotation-export': { inside: () => '/admin/rotation/export' },
  'admin-rotation-new': { inside: () => '/admin/rotation/new' },
  'admin-rotation-plan': plan(),
  'admin-rotation-plan-export': plan('/export'),
  'admin-rotation-edit': plan('/edit'),
  'admin-rotation-members': plan('/members'),
  'admin-rotation-members-export': plan('/members/export'),
  'admin-classes': { inside: () => '/admin/classes' },
  'admin-classes-export': { inside: () => '/admin/classes/export' },
  'admin-attendances': { inside: () => '/admin/classes/attendances' },
  'admin-attendances-export': { inside: () => '/admin/classes/attendances/export?by=person' },
  'admin-class-new': { inside: () => '/admin/classes/new' },
  'admin-class': {
    inside: async (world) => `/admin/classes/${(await of(world, 'unitA')).classId}`,
    outside: async (world) => `/admin/classes/${(await of(world, 'unitB')).classId}`,
  },
};
