import { PROTOCOL } from './wire';

/** The answer to kernel_info_request. */
export function kernelInfo(typescript: string, version: string): object {
  return {
    status: 'ok',
    protocol_version: PROTOCOL,
    implementation: 'convlab',
    implementation_version: version,
    language_info: {
      name: 'typescript',
      version: typescript,
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      codemirror_mode: 'typescript',
    },
    banner: `convlab: TypeScript ${typescript} on Node ${process.version}`,
    help_links: [{ text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' }],
    debugger: false,
  };
}
