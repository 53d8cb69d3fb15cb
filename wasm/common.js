// What postil.js and formats.js share: their errors, and bytes on their way into the modules.

export class PostilError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = 'PostilError';
    this.code = code;
  }
}
export class InputError extends PostilError {}
export class FileError extends PostilError {}
export class BundleError extends PostilError {}
export class PackError extends PostilError {}
export class FormatError extends PostilError {}
export class EngineError extends PostilError {}

export const utf8 = new TextEncoder();

export function put(handle, bytes) {
  handle.input(bytes.length).set(bytes);
}

export function bytesOf(data, what) {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw new InputError('not-bytes', `${what} is neither an ArrayBuffer nor a view of one`);
}

// A file of this package: from the disk in Node, whose fetch knows no file:, else over the network.
export async function ownFile(url) {
  try {
    if (url.protocol === 'file:' && globalThis.process?.versions?.node) {
      const fs = 'node:fs/promises'; // no literal: bundlers for browsers would look for it
      return await (await import(/* @vite-ignore */ /* webpackIgnore: true */ fs)).readFile(url);
    }
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new FileError('file', `${url} could not be read: ${cause.message}`, { cause });
  }
}
