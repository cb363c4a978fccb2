import 'reflect-metadata';
import { Allow, ALLOW_METADATA, Public, PUBLIC_METADATA } from './decorators';

class Example {
  @Allow('case.read')
  read(): void {}

  @Public('alive or not')
  health(): void {}
}

describe('route decorators', () => {
  const metadata = (key: string, method: 'read' | 'health'): unknown =>
    Reflect.getMetadata(key, Object.getOwnPropertyDescriptor(Example.prototype, method)?.value);

  it('leave the rule on the method, for the guard', () => {
    expect(metadata(ALLOW_METADATA, 'read')).toBe('case.read');
    expect(metadata(PUBLIC_METADATA, 'health')).toBe('alive or not');
    expect(metadata(PUBLIC_METADATA, 'read')).toBeUndefined();
  });
});
