import { defineMessages } from './define-messages.ts';

/** Words of coverage: 应训 / 已训 / 未训 are persons, counted once each. */
export const chartMessages = defineMessages({
  unit: ['单位', 'Unit'],
  due: ['应训', 'Required'],
  done: ['已训', 'Trained'],
  open: ['未训', 'Not yet'],
  planned: ['已排班', 'Scheduled'],
  rate: ['已训率', 'Rate'],
  unplanned: ['未排班', 'No class'],
  totalPersons: ['合计（人）', 'Total (persons)'],
  behind: ['落后十个百分点以上', 'more than ten points behind'],
});
