import './exact-int8-session.mts';
import '../../src/ocr/recognition-worker.mts';
