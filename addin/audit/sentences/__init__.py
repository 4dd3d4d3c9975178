"""The claims that sentences make."""
