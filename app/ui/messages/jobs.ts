import { defineMessages } from './define-messages.ts';

/** Words of the page of background jobs. */
export const jobMessages = defineMessages({
  title: ['后台任务', 'Background jobs'],
  leadFine: ['没有失败的任务，{waiting, number}个在等待。', 'Nothing has failed; {waiting, number} waiting.'],
  leadFailed: [
    '{failed, number}个任务多次重试后仍然失败，需要处理；{waiting, number}个在等待。',
    '{failed, number} jobs failed after several attempts and want attention; {waiting, number} waiting.',
  ],
  leadWhat: [
    '任务不会丢：原因排除以后点“重试”，会接着做完，重复执行也只生效一次。',
    'No job is lost: once the cause is gone, retry it. Done twice, it has one effect.',
  ],
  waiting: ['等待', 'Waiting'],
  failed: ['失败', 'Failed'],
  done: ['最近完成', 'Done lately'],
  states: ['任务状态', 'State of the jobs'],
  job: ['任务', 'Job'],
  asked: ['提出时间', 'Asked'],
  ended: ['结束时间', 'Ended'],
  attempts: ['失败次数', 'Failures'],
  error: ['原因', 'Cause'],
  retry: ['重试', 'Retry'],
  retryAll: ['这一类全部重试', 'Retry all of this kind'],
  retried: [
    '已让{n, number}个任务重新排队，几秒内开始。',
    '{n, number} jobs are queued again and start within seconds.',
  ],
  retriedNone: ['没有需要重试的任务，可能已经完成。', 'There is nothing to retry; it may be done by now.'],
  doneToday: ['24小时内完成', 'Done in 24 hours'],
  oldest: ['最早等待', 'Oldest waiting'],
  byKind: ['各类任务', 'By kind'],
  emptyFailed: ['没有失败的任务', 'Nothing has failed'],
  emptyWaiting: ['没有在等待的任务', 'Nothing is waiting'],
  emptyDone: ['还没有完成过任务', 'Nothing has been done yet'],
  number: ['编号', 'Number'],
  state: ['状态', 'State'],
});
