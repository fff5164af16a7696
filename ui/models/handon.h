#pragma once

#include <QMetaObject>
#include <QObject>

#include <memory>
#include <stop_token>
#include <utility>

namespace dateline {

/// Does something with an answer in the thread of `to`, unless nobody waits for it any more when it gets there.
template<typename Answer, typename Take>
void handOn(QObject& to, const std::stop_token& stop, Answer answer, const Take& take)
{
    const auto shared = std::make_shared<Answer>(std::move(answer));
    const auto taken = [stop, shared, take] {
        if (!stop.stop_requested()) {
            take(std::move(*shared));
        }
    };
    QMetaObject::invokeMethod(&to, taken, Qt::QueuedConnection);
}

} // namespace dateline
