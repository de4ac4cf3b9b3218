import type { ClassType } from '~/credits/rules/credit-category.ts';
import type { ClassResult } from './class-life.ts';

/*
 * The spellings that sheets use, each with the value it stands for. The first spelling of a value is its proper one; the
 * templates' dictionaries list those.
 */

export const CLASS_TYPE_WORDS: Readonly<Record<string, ClassType>> = {
  培训: 'PX',
  培训班: 'PX',
  PX: 'PX',
  轮训: 'LX',
  轮训班: 'LX',
  LX: 'LX',
  任职培训: 'RZ',
  任职培训班: 'RZ',
  新任培训: 'RZ',
  RZ: 'RZ',
  业务培训: 'YW',
  业务培训班: 'YW',
  专门业务培训: 'YW',
  YW: 'YW',
  研讨: 'YT',
  研讨班: 'YT',
  专题研讨: 'YT',
  YT: 'YT',
  实训: 'SX',
  现场教学: 'SX',
  SX: 'SX',
};

export const CLASS_RESULT_WORDS: Readonly<Record<string, ClassResult>> = {
  结业: 'COMPLETED',
  已结业: 'COMPLETED',
  是: 'COMPLETED',
  合格: 'COMPLETED',
  未结业: 'NOT_COMPLETED',
  不结业: 'NOT_COMPLETED',
  否: 'NOT_COMPLETED',
  不合格: 'NOT_COMPLETED',
  缺训: 'NOT_COMPLETED',
  退学: 'WITHDRAWN',
  在训: 'ENROLLED',
};
