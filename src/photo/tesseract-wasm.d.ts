/** The part of tesseract-wasm that is used. Its own types cannot be found through its `exports`. */
declare module 'tesseract-wasm' {
  interface Engine {
    loadModel(model: Uint8Array): void;
    setVariable(name: string, value: string): void;
    loadImage(image: { data: Uint8ClampedArray; width: number; height: number }): void;
    clearImage(): void;
    getTextBoxes(unit: 'word'): { text: string; confidence: number }[];
  }
  export function createOCREngine(options: { wasmBinary: Uint8Array }): Promise<Engine>;
}
