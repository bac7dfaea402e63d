/* Drawn up from ISO 4217, list one, on 1 January 2026 (amendments to 180 included). */
const twoDigits =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP ' +
  'COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR ' +
  'JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN ' +
  'NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL ' +
  'THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG';

/** Withdrawn since 2015 and kept, because deals of that time are evaluated still. */
const twoDigitsWithdrawn = 'ANG BGN CUC HRK SLL VEF ZWL';

const noDigits = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const threeDigits = 'BHD IQD JOD KWD LYD OMR TND';
const fourDigits = 'CLF UYW';

const withDigits = (codes: string, digits: number): [string, number][] => codes.split(' ').map((code) => [code, digits]);

/**
 * ISO 4217 code → number of minor digits. Codes without a minor unit (XAU, XDR, XTS, …) are not money and not in it.
 * Ours and dated, because the platform's own table differs between versions and rounds some currencies for display.
 */
export const minorDigitsByCurrency: ReadonlyMap<string, number> = new Map([
  ...withDigits(twoDigits, 2),
  ...withDigits(twoDigitsWithdrawn, 2),
  ...withDigits(noDigits, 0),
  ...withDigits(threeDigits, 3),
  ...withDigits(fourDigits, 4),
]);
