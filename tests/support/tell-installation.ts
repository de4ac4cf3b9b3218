import { deriveKey, installation } from '../../app/platform/installation.ts';

process.send?.({ id: installation().id, key: deriveKey('test').toString('hex') }, () => process.exit(0));
