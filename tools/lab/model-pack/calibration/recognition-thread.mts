// The engine's thread for recognition, which also writes what its networks are given.
import './input-writer.mts';
import '../../../../server/src/ocr/recognition-worker.mts';
