import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Counters of this process, served as Prometheus text at `/metrics`. No label ever holds a person. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

export const requestSeconds = new Histogram({
  name: 'hangjia_request_seconds',
  help: 'Time to answer a request, by route and status class',
  labelNames: ['route', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  registers: [metrics],
});

export const answersSaved = new Counter({
  name: 'hangjia_answers_saved_total',
  help: 'Answers acknowledged',
  registers: [metrics],
});

export const jobSeconds = new Histogram({
  name: 'hangjia_job_seconds',
  help: 'Time to run a background job, by job and result',
  labelNames: ['job', 'result'],
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
  registers: [metrics],
});

export const outboxWaiting = new Gauge({
  name: 'hangjia_outbox_waiting',
  help: 'Deliveries not done',
  registers: [metrics],
});
