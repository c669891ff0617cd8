<?php
// Reads an ID card with PHP 8 and no extension (https URLs need openssl, which most builds have).
//   API_KEY=... [BASE_URL=http://127.0.0.1:8787] php recognize.php IMAGE
// IMAGE is a JPEG or PNG file, or the http(s) URL of one. Prints the card's fields; exit code 1
// if the service refused the image.
declare(strict_types=1);

function requestBody(string $image): array
{
    if (preg_match('#^https?://#', $image) === 1) {
        return ['input_type' => 'url', 'input_data' => $image];
    }
    return ['input_type' => 'base64', 'input_data' => base64_encode(file_get_contents($image))];
}

function recognize(string $baseUrl, string $key, string $image): array
{
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => ["X-Api-Key: $key", 'Content-Type: application/json'],
        'content' => json_encode(requestBody($image), JSON_THROW_ON_ERROR),
        'timeout' => 60,
        // A redirect would take the key to another address.
        'follow_location' => 0,
        // The reason of a refusal is in the body whatever the status.
        'ignore_errors' => true,
    ]]);
    $body = file_get_contents("$baseUrl/api/ocr-idcard", false, $context);
    if ($body === false) {
        throw new RuntimeException('The service does not answer.');
    }
    return json_decode($body, true, 16) ?? throw new RuntimeException('The service answers, but not with JSON.');
}

$baseUrl = getenv('BASE_URL') ?: 'https://v1.apizero.cn';
try {
    $reply = recognize($baseUrl, (string) getenv('API_KEY'), $argv[1]);
} catch (Throwable $error) {
    // Without its trace, which has the key.
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(1);
}
if ($reply['code'] !== 0) {
    fwrite(STDERR, "{$reply['code']} {$reply['msg']} ({$reply['request_id']})\n");
    exit(1);
}
echo json_encode($reply['data'], JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE), "\n";
