import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '~/credentials/rules/certificate-facts.ts';
import { certificateNumber, readCertificateNumber } from '~/credentials/rules/certificate-number.ts';
import { certificateState, type CertificateEventType } from '~/credentials/rules/certificate-state.ts';
import { maskedName } from '~/credentials/rules/masked-name.ts';
import { readVerificationCode, writtenCode } from '~/credentials/rules/verification-code.ts';

const numbers = fc.record({
  prefix: fc.constantFrom('CS', 'ZR-L1'),
  year: fc.integer({ min: 2020, max: 2099 }),
  sequence: fc.integer({ min: 1, max: 999_999 }),
  demonstration: fc.boolean(),
});
const numberOf = (n: { prefix: string; year: number; sequence: number; demonstration: boolean }): string =>
  certificateNumber(n.prefix, n.year, n.sequence, n.demonstration);

describe('the number of a certificate', () => {
  it('reads what it writes, however it is typed', () => {
    fc.assert(
      fc.property(numbers, (n) => {
        const number = numberOf(n);
        expect(readCertificateNumber(number)).toBe(number);
        expect(readCertificateNumber(`  ${number.toLowerCase().replaceAll('-', '－')} `)).toBe(number);
      }),
    );
  });

  it('refuses every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 9 }), (n, place, by) => {
        const number = numberOf(n);
        const digits = [...number.matchAll(/\d/g)].map((match) => match.index).slice(n.prefix === 'CS' ? 0 : 1);
        const at = digits[place % digits.length] ?? 0;
        const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
        expect(readCertificateNumber(wrong)).toBeNull();
        const next = at + 1;
        if (/\d/.test(number[next] ?? '') && number[next] !== number[at]) {
          const swapped = number.slice(0, at) + number[next] + number[at] + number.slice(next + 1);
          expect(readCertificateNumber(swapped)).toBeNull();
        }
      }),
    );
  });

  it.each(['', 'CS', 'CS-2026-1-1', 'XX-2026-000001-1', "CS-2026-000318-7'; --"])('knows that %j is none', (text) => {
    expect(readCertificateNumber(text)).toBeNull();
  });
});

describe('the state of a certificate', () => {
  const sealed = { status: 'SEALED' as const, validUntil: '2028-11-22' };
  it.each<[string, Parameters<typeof certificateState>[0], CertificateEventType[], string, string]>([
    [
      'is being prepared until it is sealed',
      { status: 'ALLOCATED', validUntil: null },
      ['ALLOCATED'],
      '2026-11-23',
      'PREPARING',
    ],
    ['holds on its last day', sealed, ['SEALED'], '2028-11-22', 'VALID'],
    ['has expired the day after', sealed, ['SEALED'], '2028-11-23', 'EXPIRED'],
    ['never expires without an end', { status: 'SEALED', validUntil: null }, ['SEALED'], '2099-01-01', 'VALID'],
    ['stays revoked after it would have expired', sealed, ['SEALED', 'REVOKED'], '2030-01-01', 'REVOKED'],
    ['is cancelled', sealed, ['SEALED', 'CANCELLED'], '2027-01-01', 'CANCELLED'],
    ['is not changed by a renewal', sealed, ['SEALED', 'RENEWED'], '2027-01-01', 'VALID'],
    ['is void', { status: 'VOID', validUntil: null }, ['ALLOCATED', 'VOIDED'], '2026-11-23', 'VOID'],
  ])('%s', (_, certificate, events, today, state) => {
    expect(certificateState(certificate, events, today)).toBe(state);
  });
});

describe('what the public sees', () => {
  it.each([
    ['沈佳禾', '沈*禾'],
    ['王伟', '王*'],
    ['欧阳𬱖堃', '欧**堃'],
    ['李', '*'],
  ])('masks %s as %s', (name, masked) => expect(maskedName(name)).toBe(masked));

  it('forgives how a code is typed', () => {
    expect(readVerificationCode(' abcd-efgh ２３４５')).toBe('ABCDEFGH2345');
    expect(writtenCode('ABCDEFGH2345')).toBe('ABCD-EFGH-2345');
  });
});

it('writes equal facts as equal text, whatever the order of their keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (facts) => {
      const reversed = Object.fromEntries(Object.entries(facts).toReversed());
      expect(canonicalText(reversed)).toBe(canonicalText(facts));
      expect(JSON.parse(canonicalText(facts))).toEqual(JSON.parse(JSON.stringify(facts)));
    }),
  );
});
