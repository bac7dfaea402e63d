/** Loaded into a process of the product before anything else: its clock is behind by so many milliseconds. */
const behindMs = Number(process.env['CLOCK_SET_BACK_MS']);
const RealDate = globalThis.Date;
const now = () => RealDate.now() - behindMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
